using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Foedera.Core.Primitives;
using Foedera.Core.Said;
using Foedera.Reading.Attribution;

namespace Foedera.Work.Evaluation;

/// <summary>Figures that must not get worse, each pinned to the corpus it was measured on.</summary>
/// <param name="Data">The folder of the corpora, relative to the file.</param>
/// <param name="Evaluations">What is measured.</param>
public sealed record Floors(string Data, ImmutableArray<Floors.Pinned> Evaluations)
{
    /// <summary>A figure this far above its floor calls for raising the floor: half a point of a hundred.</summary>
    public const double Slack = 0.005;

    // a floor is written with four digits, so that much of a difference is rounding
    private const double Rounding = 0.00005;

    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>One evaluation and its limits.</summary>
    /// <param name="Evaluation">Its name.</param>
    /// <param name="Corpus">Files or folders, relative to <see cref="Data"/>, or to the file when they begin with
    /// "../".</param>
    /// <param name="Part">The part of the corpus; null for the usual one.</param>
    /// <param name="Sha256">Hash of the corpus, see <see cref="HashOf"/>.</param>
    public sealed record Pinned(string Evaluation, ImmutableArray<string> Corpus, string? Part, string Sha256)
    {
        /// <summary>Folders of packs beside those that come with the program, relative to the file.</summary>
        public ImmutableArray<string> Packs { get; init; } = [];

        /// <summary>Least values, by <c>metric.group.figure</c>.</summary>
        public ImmutableSortedDictionary<string, double> Floors { get; init; } =
            ImmutableSortedDictionary<string, double>.Empty;

        /// <summary>Greatest values, for figures where less is better.</summary>
        public ImmutableSortedDictionary<string, double> Ceilings { get; init; } =
            ImmutableSortedDictionary<string, double>.Empty;
    }

    /// <summary>Reads a floors file.</summary>
    public static Parsed<Floors> Read(string path)
    {
        try
        {
            return
                JsonSerializer.Deserialize<Floors>(File.ReadAllBytes(path), Names)
                    is { Evaluations.IsDefaultOrEmpty: false } floors
                ? Parsed<Floors>.Ok(floors)
                : Parsed<Floors>.Failed(new Problem("EVAL002", "it names no evaluations.", path));
        }
        catch (JsonException broken)
        {
            return Parsed<Floors>.Failed(
                new Problem(
                    "EVAL002",
                    $"this is no floors file: {broken.Message}",
                    path,
                    (int)(broken.LineNumber ?? 0) + 1
                )
            );
        }
    }

    /// <summary>Measures everything and holds it against its limits.</summary>
    /// <param name="folder">The folder of the floors file.</param>
    /// <param name="actorsOf">The actors of folders of packs.</param>
    /// <param name="models">The trained models.</param>
    /// <param name="stop">Stops between evaluations.</param>
    public IEnumerable<FloorCheck> Check(
        string folder,
        Func<ImmutableArray<string>, ActorDirectory> actorsOf,
        ReadingModels models,
        CancellationToken stop
    )
    {
        foreach (var pinned in Evaluations)
        {
            ImmutableArray<string> corpus =
            [
                .. pinned.Corpus.Select(c =>
                    Path.GetFullPath(Path.Combine(folder, c.StartsWith("../", StringComparison.Ordinal) ? "" : Data, c))
                ),
            ];
            var absent = corpus.FirstOrDefault(c => !Path.Exists(c));
            IEnumerable<FloorCheck> checks =
                absent is not null
                    ? [new FloorCheck(pinned.Evaluation, "", null, null, FloorState.Skipped, $"no {absent}")]
                : pinned.Sha256 != HashOf(corpus)
                    ?
                    [
                        new FloorCheck(
                            pinned.Evaluation,
                            "corpus",
                            null,
                            null,
                            FloorState.Broken,
                            $"the corpus is not the one that was measured; now {HashOf(corpus)}"
                        ),
                    ]
                : Measured(
                    pinned,
                    new EvaluationInput(
                        corpus,
                        pinned.Part,
                        actorsOf([.. pinned.Packs.Select(p => Path.GetFullPath(Path.Combine(folder, p)))]),
                        models
                    ),
                    stop
                );
            foreach (var check in checks)
                yield return check;
        }
    }

    /// <summary>SHA-256 over the names and bytes of all files of a corpus, in the order of their names.</summary>
    public static string HashOf(ImmutableArray<string> corpus)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var root in corpus)
        {
            string[] files = Directory.Exists(root)
                ? Directory.GetFiles(root, "*", SearchOption.AllDirectories)
                : [root];
            foreach (var file in files.Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file).Replace('\\', '/')));
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<FloorCheck> Measured(Pinned pinned, EvaluationInput input, CancellationToken stop)
    {
        var evaluation = Evaluation.Evaluations.All.FirstOrDefault(e => e.Name == pinned.Evaluation);
        if (evaluation is null)
            return
            [
                new FloorCheck(pinned.Evaluation, "", null, null, FloorState.Broken, "there is no such evaluation"),
            ];
        var measured = evaluation.Measure(input, stop);
        if (!measured.Try(out var measurement))
            return measured.Problems.Select(p => new FloorCheck(
                pinned.Evaluation,
                "",
                null,
                null,
                FloorState.Broken,
                p.ToString()
            ));
        var figures = measurement.Figures();
        return pinned
            .Floors.Select(f => Held(pinned.Evaluation, f, figures, +1))
            .Concat(pinned.Ceilings.Select(c => Held(pinned.Evaluation, c, figures, -1)));
    }

    private static FloorCheck Held(
        string evaluation,
        KeyValuePair<string, double> limit,
        ImmutableSortedDictionary<string, double> figures,
        int direction
    )
    {
        if (!figures.TryGetValue(limit.Key, out var value))
            return new FloorCheck(
                evaluation,
                limit.Key,
                null,
                limit.Value,
                FloorState.Broken,
                "no such figure was measured"
            );
        var above = (value - limit.Value) * direction;
        return above < -Rounding
                ? new FloorCheck(
                    evaluation,
                    limit.Key,
                    value,
                    limit.Value,
                    FloorState.Broken,
                    direction > 0 ? "fell below its floor" : "rose above its ceiling"
                )
            : above > Slack
                ? new FloorCheck(
                    evaluation,
                    limit.Key,
                    value,
                    limit.Value,
                    FloorState.Beaten,
                    direction > 0 ? "raise it" : "lower it"
                )
            : new FloorCheck(evaluation, limit.Key, value, limit.Value, FloorState.Held, "");
    }
}

/// <summary>How a figure stands to its limit.</summary>
public enum FloorState
{
    /// <summary>As good as pinned.</summary>
    Held,

    /// <summary>Better by more than <see cref="Floors.Slack"/>: the limit should follow.</summary>
    Beaten,

    /// <summary>Worse than pinned, or not measurable on the pinned corpus.</summary>
    Broken,

    /// <summary>The corpus is not here.</summary>
    Skipped,
}

/// <summary>One figure held against its limit.</summary>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Figure">The figure's key; empty when it concerns the whole evaluation.</param>
/// <param name="Measured">The value now; null when nothing was measured.</param>
/// <param name="Limit">The pinned value; null when it concerns the whole evaluation.</param>
/// <param name="State">Held, beaten, broken or skipped.</param>
/// <param name="Remark">What to do or what is wrong; empty when all is well.</param>
public sealed record FloorCheck(
    string Evaluation,
    string Figure,
    double? Measured,
    double? Limit,
    FloorState State,
    string Remark
);
