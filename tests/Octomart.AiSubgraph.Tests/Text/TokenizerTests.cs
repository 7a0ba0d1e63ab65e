using Octomart.AiSubgraph.Text;

namespace Octomart.AiSubgraph.Tests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Dell's Wi-Fi Router, 2.4 GHz", "dells wi fi router 2 4 ghz")]
    [InlineData("Intel® Core™2 Duo", "intel core2 duo")]
    [InlineData("Café crème Ødegård", "cafe creme odegard")]
    [InlineData("Łódź Škoda ÿÀſ", "lodz skoda yas")]
    [InlineData("  ...  ", "")]
    public void Text_is_cut_into_folded_words(string text, string words) => Assert.Equal(words, string.Join(' ', Tokenizer.Words(text)));

    [Theory]
    [InlineData("batteries", "battery")]
    [InlineData("watches", "watch")]
    [InlineData("boxes", "box")]
    [InlineData("cases", "case")]
    [InlineData("headphones", "headphone")]
    [InlineData("wireless", "wireless")]
    [InlineData("lenses", "lens")]
    [InlineData("tennis", "tennis")]
    [InlineData("gps", "gps")]
    [InlineData("printer", "printer")]
    public void Only_the_plural_is_taken_off(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Stem(word));
}
