# What every script that runs functions in containers shares. Sourced; needs a function fail.
image=backgrid-lambda-java25:latest

require_docker() {
  command -v docker > /dev/null ||
    fail "Docker is missing: the functions run in containers; install it (apt-get install docker.io, or Docker Desktop)."
  docker info > /dev/null 2>&1 || fail "Docker does not answer: start it (as root: dockerd &)."
}

# As AWS writes it.
lambda_architecture() { uname -m | sed s/aarch64/arm64/; }
