"""Measuring: gold questions in, how many the assistant answers as it should out."""
