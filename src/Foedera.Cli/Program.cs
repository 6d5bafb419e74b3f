using Foedera.Cli;

return await CommandLine.RunAsync(args);
