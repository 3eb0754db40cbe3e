"""From an answer to a reply: words, numbers and dates as a reader of the language expects them."""
