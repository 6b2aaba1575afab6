-- Run once by the image of PostgreSQL, as its superuser, when the volume is empty. The migrations give
-- the API's role its rights afterwards.
\getenv owner_password DATABASE_OWNER_SECRET
\getenv api_password DATABASE_API_SECRET

CREATE ROLE lastseat LOGIN PASSWORD :'owner_password';
CREATE ROLE lastseat_api LOGIN NOINHERIT PASSWORD :'api_password';
CREATE DATABASE lastseat OWNER lastseat;
