using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Foedera.Cli.Output;
using Foedera.Core.Primitives;
using Foedera.Reading.Syntax.Training;

namespace Foedera.Cli.Verbs;

/// <summary><c>foedera train syntax</c>: makes the model of tags and trees again from its data. The reader itself is
/// trained in the
/// laboratory (src/Foedera.Lab), which does not come with the program.</summary>
public static class TrainVerb
{
    /// <summary>The verb's options and what it runs.</summary>
    public static Command Command()
    {
        var what = new Argument<string>("what") { Description = "syntax. (The reader is trained by src/Foedera.Lab.)" };
        what.AcceptOnlyFromAmong("syntax");
        var data = new Option<string>("--data")
        {
            Description = "Folder with the training data.",
            DefaultValueFactory = _ => "../shared/data",
            HelpName = "DIR",
        };
        var to = new Option<string>("--to")
        {
            Description = "Folder to write the models to.",
            DefaultValueFactory = _ => "models",
            HelpName = "DIR",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Seed: the same seed gives the same bytes.",
            DefaultValueFactory = _ => 1,
            HelpName = "N",
        };
        var command = new Command(
            "train",
            "Train the model of tags and trees again; needs the training data, which do not come with Foedera."
        )
        {
            what,
            data,
            to,
            seed,
        };
        command.SetAction(parsed =>
            Run(parsed.GetRequiredValue(data), parsed.GetRequiredValue(to), parsed.GetRequiredValue(seed))
        );
        return command;
    }

    private static int Run(string data, string models, int seed)
    {
        if (!Directory.Exists(data))
            throw new InputException(new Problem("TRAIN001", "This folder with training data does not exist.", data));
        var clock = Stopwatch.StartNew();
        void Say(string line) =>
            ErrorLine.Note(
                string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds, 7:0.0} s  {line}")
            );
        ModelTraining.Syntax(data, models, seed, Say);
        Say("done");
        return ExitCode.Success;
    }
}
