"""`tathya preview`: a pack asked alone, or as a page to be read through before it is published."""
