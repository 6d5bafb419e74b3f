using System.Globalization;
using Foedera.Store;
using Foedera.System.Tests.Store;
using Foedera.Tests.Fuzzing;

namespace Foedera.System.Tests.Cli;

/// <summary>The program on folders of damaged files: it never crashes or prints a trace, and the good file beside each
/// is read. FOEDERA_FUZZ says how many
/// (60 without it; ./test --long sets 1,700).</summary>
public sealed class FuzzedFolderSpecs : IAsyncDisposable
{
    private const int Usual = 60;
    private const int GoodEvery = 10;

    private readonly TestRecords records = new();

    public ValueTask DisposeAsync() => records.DisposeAsync();

    [Fact]
    public async Task Damaged_documents_cost_a_line_each_and_the_good_ones_between_them_are_recorded()
    {
        var count = int.TryParse(
            Environment.GetEnvironmentVariable("FOEDERA_FUZZ"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var asked
        )
            ? asked
            : Usual;
        var folder = Directory.CreateDirectory(Path.Combine(records.Folder, "in")).FullName;
        var (seeds, good) = (Seeds(), 0);
        for (var i = 0; i < count; i++)
        {
            var (format, extension, bytes) = seeds[i % seeds.Count];
            await File.WriteAllBytesAsync(
                Path.Combine(folder, $"damaged-{i:00000}{extension}"),
                new Mutator(i).Damage(bytes, format)
            );
            if (i % GoodEvery != 0)
                continue;
            await File.WriteAllTextAsync(
                Path.Combine(folder, $"good-{++good:00000}.txt"),
                $"“We will keep promise number {i},” Minister Ada Lindqvist said on Tuesday."
            );
        }
        var db = Path.Combine(records.Folder, "record.db");

        var ran = await FoederaProgram.RunAsync("read", folder, "--db", db, "--format", "jsonl");

        ran.Code.ShouldBeInRange(0, 1, ran.Errors);
        foreach (var line in ran.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            line.ShouldStartWith("foedera: ");
            line.ShouldNotContain("READ901", Case.Sensitive, "a fault of the program's own");
        }
        var names = ran
            .Lines.Select(line => line.GetProperty("path").GetString()!)
            .Where(path => Path.GetFileName(path).StartsWith("good-", StringComparison.Ordinal))
            .ToList();
        names.Count.ShouldBe(good);
        await using var record = await RecordStore.OpenExistingAsync(db, TimeProvider.System);
        (await record.FirstBrokenEntryAsync()).ShouldBeNull();
        (await record.SummaryAsync()).NotYetJoined.ShouldBe(0);
    }

    private static List<(FuzzedFormat Format, string Extension, byte[] Bytes)> Seeds() =>
        [
            .. Directory
                .EnumerateFiles(FoederaProgram.PathOf("samples"))
                .Concat(Directory.EnumerateFiles(FoederaProgram.PathOf("specs", "hostile")))
                .Order(StringComparer.Ordinal)
                .Select(file =>
                    (
                        Format: FormatOf(Path.GetExtension(file)),
                        Extension: Path.GetExtension(file),
                        Bytes: File.ReadAllBytes(file)
                    )
                )
                .Where(seed => seed.Format is not null)
                .Select(seed => (seed.Format!.Value, seed.Extension, seed.Bytes)),
        ];

    private static FuzzedFormat? FormatOf(string extension) =>
        extension switch
        {
            ".txt" => FuzzedFormat.Text,
            ".json" => FuzzedFormat.Json,
            ".html" => FuzzedFormat.Html,
            _ => null,
        };
}
