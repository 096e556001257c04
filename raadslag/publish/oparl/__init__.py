"""What is public as OParl 1.1: https://oparl.org. Reads the snapshots, and nothing else.

addresses → where each object stands; types → one pure function a type, from rows to JSON;
sources → which rows a list has, in the order of their ids; loading → rows and all they refer to,
in a fixed number of queries; views → what is answered.
"""
