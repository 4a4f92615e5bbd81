@echo off
rem Starts awsideman with the Java of AWSIDEMAN_JAVA (a java program or the folder of a JDK), JAVA_HOME or PATH.
rem AWSIDEMAN_JAVA_OPTS: further options for Java, separated by spaces.
setlocal DisableDelayedExpansion
set "awsideman_home=%~dp0.."

set "java="
if defined AWSIDEMAN_JAVA (
    set "java=%AWSIDEMAN_JAVA%"
    if exist "%AWSIDEMAN_JAVA%\bin\java.exe" set "java=%AWSIDEMAN_JAVA%\bin\java.exe"
) else if defined JAVA_HOME (
    set "java=%JAVA_HOME%\bin\java.exe"
) else (
    for %%J in (java.exe) do set "java=%%~$PATH:J"
)
if not defined java (
    >&2 echo error: Java was not found
    >&2 echo hint: install Java 17 or newer, or set AWSIDEMAN_JAVA or JAVA_HOME to it
    exit /b 3
)
if not exist "%java%" (
    >&2 echo error: there is no Java at "%java%"
    >&2 echo hint: set AWSIDEMAN_JAVA to a java program or to the folder of a JDK, 17 or newer
    exit /b 3
)

rem The version is read from the JDK's release file; a Java without one is trusted to be new enough.
for %%J in ("%java%") do set "release=%%~dpJ..\release"
set "version="
if exist "%release%" (
    for /f "usebackq tokens=2 delims==" %%V in (`findstr /b "JAVA_VERSION=" "%release%"`) do set "version=%%~V"
)
set "major=17"
if defined version (
    for /f "delims=.-+" %%V in ("%version%") do set "major=%%V"
)
if %major% LSS 17 (
    >&2 echo error: awsideman needs Java 17 or newer; "%java%" is Java %version%
    >&2 echo hint: install Java 17 or newer, or set AWSIDEMAN_JAVA to one
    exit /b 3
)

rem Without the properties awsideman.terminal and awsideman.columns, which no command here can find out.
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Djdk.reflect.useNativeAccessorOnly=true ^
    -Xmx512m %AWSIDEMAN_JAVA_OPTS% ^
    "-Xbootclasspath/a:%awsideman_home%\lib\aws-sdk.jar" ^
    -cp "%awsideman_home%\lib\awsideman.jar;%awsideman_home%\lib\libraries.jar" io.awsideman.Main %*
exit /b %ERRORLEVEL%
