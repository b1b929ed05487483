# One image for every Airflow service of docker-compose.yaml. It holds no secret and no data.
FROM python:3.11-slim-bookworm

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1 \
    PYTHONUNBUFFERED=1

WORKDIR /opt/wirehouse

# The packages first: they change less often than the code, and then this layer is kept.
COPY requirements.txt .
RUN pip install --no-deps --requirement requirements.txt && pip check

# The folders that volumes are mounted on: a new named volume takes its owner from here.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /opt/airflow --shell /usr/sbin/nologin airflow \
    && install --directory --owner airflow --group airflow --mode 0750 \
        /opt/airflow /opt/wirehouse/auth /opt/wirehouse/data /opt/wirehouse/logs \
    && install --directory /opt/wirehouse/source

COPY include/ include/
COPY plugins/ plugins/
COPY dags/ dags/
COPY deploy/ deploy/
# The code belongs to root, so the tasks cannot change it, nor keep compiled files of it: compile it now.
RUN python -m compileall -q include plugins dags deploy

ENV AIRFLOW_HOME=/opt/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/wirehouse/dags \
    AIRFLOW__CORE__LOAD_EXAMPLES=False \
    AIRFLOW__CORE__PLUGINS_FOLDER=/opt/wirehouse/plugins \
    AIRFLOW__LOGGING__BASE_LOG_FOLDER=/opt/wirehouse/logs \
    GX_ANALYTICS_ENABLED=False \
    PYTHONPATH=/opt/wirehouse/include \
    WIREHOUSE_HOME=/opt/wirehouse/data \
    WIREHOUSE_SOURCE=/opt/wirehouse/source

USER airflow
CMD ["airflow", "version"]
