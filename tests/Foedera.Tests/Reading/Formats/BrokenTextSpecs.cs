using System.Text;
using Foedera.Reading.Formats;

namespace Foedera.Tests.Reading.Formats;

public sealed class BrokenTextSpecs
{
    [Theory]
    [InlineData("â€œWe go,â€\u009d she said", "“We go,” she said")]
    [InlineData("Donâ€™t â€“ wait", "Don’t – wait")]
    [InlineData("cafÃ© Ã\u00a0 la carte", "café à la carte")]
    [InlineData("Ð¼Ñ‹ Ð¸Ð´Ñ‘Ð¼", "мы идём")]
    [InlineData("He said &lsquo;no&rsquo;", "He said ‘no’")]
    public void Text_that_was_decoded_or_escaped_twice_is_read_as_it_was_meant(string broken, string meant) =>
        TextRepair.Of(broken).ShouldBe(meant);

    [Theory]
    [InlineData("« le château », âgé")]
    [InlineData("AMANHÃ»")]
    [InlineData("AT&T; R&D costs")]
    [InlineData("“Ñandú”")]
    public void Whole_text_stays_as_it_is(string text) => TextRepair.Of(text).ShouldBe(text);

    public static TheoryData<string, string> Charsets =>
        new()
        {
            { "windows-1251", "Мы сдержим слово, сказал министр." },
            { "koi8-u", "Мы сдержим слово, сказал министр." },
            { "windows-1250", "Dotrzymamy słowa także tej zimy, powiedziała minister. Zażółć gęślą jaźń." },
            { "windows-1252", "„Wir halten unser Wort“, sagte die Ministerin, schließlich für später." },
            { "windows-1253", "Θα κρατήσουμε τον λόγο μας, είπε." },
        };

    [Theory, MemberData(nameof(Charsets))]
    public void Bytes_of_an_undeclared_charset_are_read_in_the_one_that_gives_words(string charset, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(charset).GetBytes(text);
        Charset.Decode(bytes, "utf-8").Text.ShouldBe(text);
    }
}
