"""Time expressions: patterns, what they are resolved against, and the days that values cover.
In: a text. Out: expressions and TIMEX3 values.
"""
