"""What is one text carried by many: copies, rewrites, shared quotations, and which way they went.
In: texts of a story. Out: links with the shared passages.
"""
