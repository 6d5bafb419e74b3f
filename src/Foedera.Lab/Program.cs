using System.Diagnostics;
using System.Globalization;
using Foedera.Core.Said;
using Foedera.Lab.Corpora;
using Foedera.Lab.Export;
using Foedera.Lab.Network;
using Foedera.Lab.Said;
using Foedera.Lab.Training;
using Foedera.Reading.Attribution;
using Foedera.Reading.Encoder;
using Foedera.Reading.Packs;
using TorchSharp;

return args switch
{
    ["train", var data, var origin, var run, .. var more] => Train(data, origin, run, more),
    ["export", var origin, var run, var model, .. var more] => Export(origin, run, model, more),
    ["weigh", var data, var model, .. var more] => Weigh(data, model, more),
    ["types", var data, var model, .. var more] => Types(data, model, more),
    ["read", var folder, var model, .. var more] => Read(folder, model, more),
    ["readings", var data, var packs, var readings] => Readings(data, packs, readings),
    ["joining", var data, var packs, var readings, .. var more] => Joining(data, packs, readings, more),
    ["glosses", var dictionaries, var vocabulary, var languages] => Glosses(dictionaries, vocabulary, languages),
    ["speakers", var data, var packs, var beliefs, var weights] => Speakers(data, packs, beliefs, weights),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        foedera-lab train DATA BASE RUN          trains the reader on DATA from BASE/model.onnx and BASE/vocab.txt, or goes on with RUN
        foedera-lab export BASE RUN MODEL        writes what RUN holds as a model of the program; --exact: in 32 bits
        foedera-lab weigh DATA MODEL             fits the judge of MODEL on articles kept for it
        foedera-lab speakers DATA PACKS BELIEFS WEIGHTS   fits the ranker of speakers on DATA/press, press2 and names/gap; each event left out in turn
        foedera-lab read FOLDER MODEL [--untouched]   reads a folder of PolNeAR; prints what polnear_eval.py scores
        foedera-lab readings DATA PACKS FILE     reads the press corpora of DATA with the program's reader and keeps what it finds in FILE
        foedera-lab glosses DICTIONARIES VOCABULARY LANGUAGES   writes LANGUAGES/TAG/glosses.txt from dictionaries of WikDict
        foedera-lab joining DATA PACKS FILE      fits the weights of joining, each event left out once; --nested: thresholds, too; --shipped: scores those of the program
        """
    );
    return 2;
}

static int Train(string data, string origin, string run, string[] more)
{
    var clock = Stopwatch.StartNew();
    torch.set_num_threads(1);
    var plan = new TrainingPlan
    {
        Half = more.Contains("--16"),
        Statements = Number(more, "--statements", 2),
        Names = Number(more, "--names", 0.25),
        EncoderRate = Number(more, "--rate", 1.5e-4),
        HeadRate = Number(more, "--head-rate", 1e-3),
        Fall = Number(more, "--fall", 0.5),
        Seed = (int)Number(more, "--seed", 1),
    };
    torch.random.manual_seed(plan.Seed);
    var vocabulary = new WordPieces(File.ReadAllLines(Path.Combine(origin, "vocab.txt")));
    var curriculum = new Curriculum(data, vocabulary);
    var steps = curriculum.Steps(plan);
    Say(clock, $"{steps.Count} steps, {steps.Sum(s => s.Sum(l => l.Window.Pieces.Length))} pieces");
    if (Array.IndexOf(more, "--until") >= 0)
        steps = steps[..(int)Number(more, "--until", 0)];
    Directory.CreateDirectory(run);
    var shape = new EncoderShape((int)Number(more, "--layers", 6));
    using var network = Network(origin, shape);
    using var teacher = Text(more, "--teacher") is not null ? Network(origin, new EncoderShape()) : null;
    if (teacher is not null)
    {
        var known = Kept(Text(more, "--teacher")!, new EncoderShape());
        teacher.Take(known);
        teacher.eval();
        network.Take(Beginnings(known, shape));
    }
    else if (Text(more, "--from") is { } model)
    {
        network.Take(Kept(model, shape));
    }
    else
    {
        network.Encoder.Take(OnnxWeights.Read(Path.Combine(origin, "model.onnx")));
    }
    new ReaderTraining(run, plan, vocabulary, steps, teacher).Run(network, line => Say(clock, line));
    return 0;
}

static int Export(string origin, string run, string model, string[] more)
{
    var shape = new EncoderShape((int)Number(more, "--layers", 6));
    using var network = Network(origin, shape);
    if (Text(more, "--from") is { } kept)
        network.Take(Kept(kept, shape));
    else
        network.load(Path.Combine(run, "reader.weights"));
    var weights = network.state_dict();
    if (more.Contains("--names"))
        Console.WriteLine(string.Join('\n', weights.Keys));
    (long[] Shape, float[] Values) Weights(string name) =>
        (weights[ReaderNetwork.Key(name)].shape, weights[ReaderNetwork.Key(name)].data<float>().ToArray());
    var quantise = !more.Contains("--exact");
    Directory.CreateDirectory(model);
    new ReaderExport(shape, Weights, quantise).Encoder(Path.Combine(model, "encoder.onnx"), EncoderModel.Version);
    new ReaderExport(shape, Weights, quantise: false).Roles(Path.Combine(model, "roles.onnx"), EncoderModel.Version);
    File.Copy(Path.Combine(origin, "vocab.txt"), Path.Combine(model, "vocab.txt"), overwrite: true);
    return 0;
}

static int Glosses(string dictionaries, string vocabulary, string languages)
{
    var english = File.ReadLines(vocabulary)
        .Where(word => word.Length > 1 && word.All(char.IsAsciiLetterLower))
        .ToHashSet();
    new GlossTables(dictionaries, english).Write(languages, Console.WriteLine);
    return 0;
}

static int Weigh(string data, string model, string[] more)
{
    using var encoder = EncoderModel.Load(model);
    var articles = PolnearLessons
        .Read(Path.Combine(data, "polnear", "train"))
        .Where(a => PolnearLessons.PartOf(a.Name) == PolnearPart.Weigh);
    Weighing.Run(articles, encoder, Costs(more), Path.Combine(model, "judge.json"), Console.Error.WriteLine);
    return 0;
}

static int Read(string folder, string model, string[] more)
{
    using var encoder = EncoderModel.Load(model);
    using var file = File.OpenRead(Path.Combine(model, "judge.json"));
    var judge = StatementJudge.Read(file);
    var least = Number(more, "--least", StatementJudge.Least);
    var articles = PolnearLessons.Read(folder).Where(a => Wanted(PolnearLessons.PartOf(a.Name), more));
    foreach (var article in articles)
        Console.WriteLine(
            Predictions.Line(
                article,
                judge.Choose(
                    new CandidateReader(encoder, Costs(more)).Read(article.Text),
                    article.Text.Tokens.Tokens.Length,
                    least
                )
            )
        );
    return 0;
}

static int Types(string data, string model, string[] more)
{
    using var encoder = EncoderModel.Load(model);
    var measured = EventLessons.Read(Path.Combine(data, "press"), encoder);
    var others = EventLessons.Read(Path.Combine(data, "press2"), encoder);
    foreach (var penalty in (double[])[0.003, 0.01, 0.03, 0.1, 0.3])
        new TypeFitting(penalty).LeaveOneEventOut(measured, others, Console.Error.WriteLine);
    return 0;
}

static int Readings(string data, string packs, string readings)
{
    var clock = Stopwatch.StartNew();
    SaidEvent.Keep(data, Actors(packs), readings, line => Say(clock, line));
    return 0;
}

static int Joining(string data, string packs, string readings, string[] more)
{
    new JoiningCommand(data, readings, Actors(packs), Console.WriteLine).Run(more);
    return 0;
}

static ActorDirectory Actors(string packs) =>
    ActorPack.ReadFolders([packs]).Try(out var actors)
        ? actors
        : throw new InvalidDataException($"wrong packs in {packs}");

static int Speakers(string data, string packs, string beliefs, string weights)
{
    var clock = Stopwatch.StartNew();
    var actors = Actors(packs);
    var models = ReadingModels.Open();
    string[] corpora = ["press", "press2"];
    var lessons = corpora
        .SelectMany(corpus => SpeakerLessons.OfEvents(Path.Combine(data, corpus), actors, models))
        .ToList();
    Say(clock, $"{lessons.Count} rankings of events");
    lessons.AddRange(SpeakerLessons.OfGap(Path.Combine(data, "names", "gap"), models));
    Say(clock, $"{lessons.Count} rankings");
    SpeakerFitting.Run(lessons, beliefs, weights, line => Say(clock, line));
    return 0;
}

static bool Wanted(PolnearPart part, string[] more) =>
    more.Contains("--untouched")
        ? part == PolnearPart.Untouched
        : !more.Contains("--weigh") || part == PolnearPart.Weigh;

static BreakCosts Costs(string[] more) =>
    new(
        (float)Number(more, "--in-marks", BreakCosts.Usual.InMarks),
        (float)Number(more, "--elsewhere", BreakCosts.Usual.Elsewhere)
    );

static double Number(string[] more, string name, double usual) =>
    Array.IndexOf(more, name) is >= 0 and var at ? double.Parse(more[at + 1], CultureInfo.InvariantCulture) : usual;

static string? Text(string[] more, string name) => Array.IndexOf(more, name) is >= 0 and var at ? more[at + 1] : null;

// a smaller reader begins with some layers of the full one, and with its heads
static Dictionary<string, float[]> Beginnings(Dictionary<string, float[]> full, EncoderShape shape)
{
    const string Layers = "encoder.layers.";
    var from = shape.Beginnings;
    var own = new Dictionary<string, float[]>(StringComparer.Ordinal);
    foreach (var (name, weight) in full)
    {
        if (!name.StartsWith(Layers, StringComparison.Ordinal))
        {
            own[name] = weight;
            continue;
        }
        var parts = name.Split('.');
        for (var at = 0; at < from.Count; at++)
            if (parts[2] == from[at].ToString(CultureInfo.InvariantCulture))
                own[Layers + at + name[(Layers.Length + parts[2].Length)..]] = weight;
    }
    return own;
}

static Dictionary<string, float[]> Kept(string model, EncoderShape shape) =>
    new ReaderImport(shape).Read(Path.Combine(model, "encoder.onnx"), Path.Combine(model, "roles.onnx"));

static ReaderNetwork Network(string origin, EncoderShape shape) =>
    new(shape, File.ReadAllLines(Path.Combine(origin, "vocab.txt")).Length);

static void Say(Stopwatch clock, string line)
{
    using var self = Process.GetCurrentProcess();
    Console.Error.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.Elapsed.TotalSeconds, 7:0} s {self.TotalProcessorTime.TotalSeconds, 7:0} s of processor  {line}"
        )
    );
}
