"""What a person decides, and why anything is shown.
In: rulings, links and views. Out: links as ruled; evidence down to verbatim spans.
"""
