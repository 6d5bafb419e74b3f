using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Reading.Attribution.Trained.Training;
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
        var without = new Option<Evidence[]>("--without")
        {
            Description = "With attribution: tell how good models are that do not see the tree, tags, marks, verbs or rules, and write none.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "PART",
        };
        var command = new Command("train", "Train the models again; needs the training data, which do not come with Foedera.") { what, data, to, seed, without };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(what), parsed.GetRequiredValue(data), parsed.GetRequiredValue(to), parsed.GetRequiredValue(seed), parsed.GetValue(without) ?? []));
        return command;
    }

    private static int Run(string what, string data, string models, int seed, Evidence[] without)
    {
        if (!Directory.Exists(data)) throw new InputException(new Problem("TRAIN001", "This folder with training data does not exist.", data));
        if (without.Length > 0 && what != "attribution") throw new InputException(new Problem("TRAIN002", "Parts can be left out of attribution only.", $"train {what} --without"));
        var clock = Stopwatch.StartNew();
        void Say(string line) => ErrorLine.Note(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,7:0.0} s  {line}"));
        if (without.Length > 0)
        {
            ModelTraining.Ablation(data, models, seed, without.Aggregate((all, part) => all | part), Say);
        }
        else
        {
            if (what is "syntax" or "all") ModelTraining.Syntax(data, models, seed, Say);
            if (what is "attribution" or "all") ModelTraining.Attribution(data, models, seed, Say);
        }
        Say("done");
        return ExitCode.Success;
    }
}
