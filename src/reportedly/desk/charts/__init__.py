"""Drawings of a story, made on the server: one SVG for page, export and print, and the rows of the table behind it."""
