"""Great Expectations over DuckDB: rules from the table declarations, and what follows when one is broken.

rules.py           what must hold for each row, from the declarations
lossless.py        passages cover their text
batch_rules.py     what must hold for the batch as a whole
views.py           the staged rows and what is left of them, as views to judge
suite.py           the same as expectations
duckdb_dialect.py  lets Great Expectations run SQL on DuckDB
judge.py           runs expectations and reads their results
check.py           a batch: row rules, what they reject, then batch rules on what is left
data_docs.py       the results as pages

Nothing here imports great_expectations, sqlalchemy or pandas when it is imported: that takes seconds, and
Airflow imports the stages each time it reads the DAGs.
"""
