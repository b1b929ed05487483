"""The Wirehouse page: what is in the published warehouse, for people who are logged in to Airflow.

app.py             the app and what every answer of it has in common
guard.py           who may do what; the headers that keep a page from loading or running anything foreign
pages.py           the routes that show something
actions.py         the routes that do something: a query of the console, a replay
snapshot.py        the published warehouse, opened for reading
queries.py         what the pages ask of it; figures.py what the overview does, searching.py the search
airflow_api.py     Airflow's own API, asked in the user's name
marking.py         a text cut into pieces by what is marked in it
templates.py       how they are written; html/ has the templates, static/ style and the few lines of script
"""
