"""The Telegram face: updates in, screens out. What is known and how it is worded is decided elsewhere."""
