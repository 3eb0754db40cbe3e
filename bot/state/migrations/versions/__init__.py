"""The steps, numbered; each says which it follows."""
