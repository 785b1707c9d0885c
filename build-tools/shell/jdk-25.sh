# Sourced by the scripts of bin/: finds a JDK 25 wherever machines keep them, or in JDKS_FOLDER in place of the usual
# places where that is set. Maven's own search knows fewer places: builds get what is found here as JAVA25_HOME.

is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null
}

find_jdk_25() {
  local candidate java
  java=$(command -v java || true)
  if [ -n "$java" ]; then
    java=$(readlink -f "$java" 2>/dev/null || echo "$java")
    java=${java%/bin/java}
  fi
  local places=(
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk*
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jbang/cache/jdks/*
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/*
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home
  )
  if [ -n "${JDKS_FOLDER:-}" ]; then
    places=("$JDKS_FOLDER"/*)
  fi
  for candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JDK25_HOME:-}" "$java" \
    "${places[@]}"; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  if [ -z "${JDKS_FOLDER:-}" ] && [ -x /usr/libexec/java_home ]; then
    candidate=$(/usr/libexec/java_home -v 25 2>/dev/null || true)
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      echo "$candidate"
      return
    fi
  fi
  # Where Maven has found one before.
  if [ -r "$HOME/.m2/discovered-jdk-toolchains-cache.xml" ]; then
    while read -r candidate; do
      if is_jdk_25 "$candidate"; then
        echo "$candidate"
        return
      fi
    done < <(grep -o '<jdkHome>[^<]*' "$HOME/.m2/discovered-jdk-toolchains-cache.xml" | cut -d'>' -f2)
  fi
}

# Prints the home of a JDK 25, or ends the script $1 telling how to get one.
require_jdk_25() {
  local jdk
  jdk=$(find_jdk_25)
  if [ -z "$jdk" ]; then
    echo "$1 needs a JDK 25: get one from https://adoptium.net/temurin/releases/?version=25 (or: sdk install java 25-tem) and set JAVA_HOME to it" >&2
    return 1
  fi
  echo "$jdk"
}

# Ends the script $1 telling how to get Maven where there is none.
require_maven() {
  if ! command -v mvn >/dev/null; then
    echo "$1 needs Maven 3.8 or later to build: https://maven.apache.org/install.html" >&2
    return 1
  fi
}
