using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Foedera.Core.Primitives;
using Foedera.Reading.Syntax.Training;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera train syntax|attribution|all</c>: makes the model files again from their data.</summary>
public static class TrainVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var what = new Argument<string>("what") { Description = "syntax, attribution or all." };
        what.AcceptOnlyFromAmong("syntax", "attribution", "all");
        var data = new Option<string>("--data") { Description = "Folder with the training data.", DefaultValueFactory = _ => "../shared/data", HelpName = "DIR" };
        var to = new Option<string>("--to") { Description = "Folder to write the models to.", DefaultValueFactory = _ => "models", HelpName = "DIR" };
        var seed = new Option<int>("--seed") { Description = "Seed: the same seed gives the same bytes.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var command = new Command("train", "Train the models again; needs the training data, which do not come with Foedera.") { what, data, to, seed };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(what), parsed.GetRequiredValue(data), parsed.GetRequiredValue(to), parsed.GetRequiredValue(seed)));
        return command;
    }

    private static int Run(string what, string data, string models, int seed)
    {
        if (!Directory.Exists(data)) throw new InputException(new Problem("TRAIN001", "This folder with training data does not exist.", data));
        var clock = Stopwatch.StartNew();
        void Say(string line) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,7:0.0} s  {line}"));
        if (what is "syntax" or "all") ModelTraining.Syntax(data, models, seed, Say);
        if (what is "attribution" or "all") ModelTraining.Attribution(data, models, seed, Say);
        Say("done");
        return ExitCode.Success;
    }
}
