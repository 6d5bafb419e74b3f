@echo off
rem The launcher for Windows: builds Foedera on the first run (or with FOEDERA_BUILD=1), then runs it.
setlocal
set "ROOT=%~dp0"
set "APP=%ROOT%artifacts\app"
if not exist "%APP%\.built" goto build
if "%FOEDERA_BUILD%"=="1" goto build
goto run
:build
echo foedera: building ... 1>&2
dotnet publish "%ROOT%src\Foedera.Cli" -c Release -o "%APP%" --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -v quiet --nologo 1>&2 || exit /b 1
type nul > "%APP%\.built"
:run
dotnet "%APP%\foedera.dll" %*
exit /b %ERRORLEVEL%
