"""`tathya draft`: from an article's text to the first draft of a pack."""
