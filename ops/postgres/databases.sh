#!/bin/bash
# A database and a login role for each service, once, when the server starts on an empty volume. A role may enter its own
# database and create tables in it; it owns none, creates no other, and nobody else may connect.
set -euo pipefail

database() {
  local name=$1 password=$2
  if [[ -z $password ]]; then
    echo "no password for the role $name: set it in .env" >&2
    exit 1
  fi
  psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
    -v name="$name" -v password="$password" <<'SQL'
create role :"name" login nosuperuser nocreatedb nocreaterole password :'password';
create database :"name";
revoke all on database :"name" from public;
grant connect on database :"name" to :"name";
\connect :"name"
revoke all on schema public from public;
grant usage, create on schema public to :"name";
SQL
}

database cancellation "${CANCELLATION_DB_PASSWORD-}"
database refund "${REFUND_DB_PASSWORD-}"
database availability "${AVAILABILITY_DB_PASSWORD-}"
database notification "${NOTIFICATION_DB_PASSWORD-}"

psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  -c 'revoke all on database postgres, template1 from public'
