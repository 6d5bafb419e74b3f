using Foedera.Reading.Text;

namespace Foedera.Tests.Reading.Text;

public sealed class LanguagesSpecs
{
    [Theory]
    [InlineData("en", "The harbour was open and the ships of the League were on their way to the strait.")]
    [InlineData("de", "Der Hafen war offen und die Schiffe des Bundes sind auf dem Weg in die Meerenge.")]
    [InlineData("fr", "Le port était ouvert et les navires de la Ligue sont en route pour le détroit.")]
    [InlineData("es", "El puerto estaba abierto y los barcos de la Liga van por el camino que lleva al estrecho.")]
    [InlineData("uk", "Гавань була відкрита, і кораблі Ліги йшли до протоки.")]
    [InlineData("ru", "Гавань была открыта, и корабли Лиги шли к проливу.")]
    [InlineData("ja", "港は開いていて、連盟の船は海峡へ向かっていた。")]
    public void The_language_of_a_sentence_shows_in_its_small_words_and_letters(string language, string text) =>
        Languages.Of(text).ShouldBe(language);

    [Theory]
    [InlineData("")]
    [InlineData("12 345 — ...")]
    [InlineData("Ostmark Varn Reil")]
    public void Too_little_text_has_no_language(string text) => Languages.Of(text).ShouldBeNull();
}
