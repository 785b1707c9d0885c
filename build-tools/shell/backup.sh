# Sourced by bin/backup and bin/restore: builds the program if it is missing, then runs it.

run_backup() { # run_backup <backup|restore> <arguments>
  local jdk class_path=backup/target/class-path.txt
  jdk=$(require_jdk_25 "bin/$1")
  if ! is_backup_built "$class_path"; then
    require_maven "bin/$1"
    echo "Building" >&2
    rm -f "$class_path"
    JAVA25_HOME=$jdk mvn --batch-mode --no-transfer-progress -q -Dquick -Dmaven.test.skip=true -pl backup process-classes >&2
  fi
  exec "$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "backup/target/classes:$(<"$class_path")" \
    com.therapyclaims.backup.Main "$@"
}

is_backup_built() {
  [ -f "$1" ] || return 1
  local IFS=: jar
  for jar in $(<"$1"); do
    [ -f "$jar" ] || return 1
  done
  [ -z "$(find pom.xml backup/pom.xml backup/src/main -newer "$1" -type f -print | head -n 1)" ]
}
