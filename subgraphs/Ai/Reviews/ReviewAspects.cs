using System.Collections.Frozen;
using Octomart.AiSubgraph.Text;

namespace Octomart.AiSubgraph.Reviews;

/// <summary>What a sentence is about, by the words that shoppers use for it.</summary>
internal static class ReviewAspects
{
    private static readonly FrozenDictionary<string, string> AspectByStem = new Dictionary<string, string[]>
    {
        ["price"] = ["price", "cost", "value", "money", "cheap", "expensive", "affordable", "overpriced", "bargain", "worth"],
        ["quality"] = ["quality", "build", "craftsmanship", "workmanship", "finish", "sturdy", "flimsy", "solid", "durable", "durability"],
        ["delivery"] = ["delivery", "shipping", "arrived", "delivered", "shipped", "courier", "parcel"],
        ["packaging"] = ["packaging", "package", "box", "wrapped"],
        ["fit"] = ["fit", "fits", "size", "sizing", "tight", "loose", "snug"],
        ["comfort"] = ["comfort", "comfortable", "uncomfortable", "comfy", "soft", "cosy"],
        ["design"] = ["design", "look", "style", "stylish", "colour", "color", "beautiful", "ugly", "elegant"],
        ["material"] = ["material", "fabric", "leather", "cotton", "wood", "metal", "plastic", "wool"],
        ["battery"] = ["battery", "charge", "charging", "charger"],
        ["screen"] = ["screen", "display", "resolution", "brightness"],
        ["sound"] = ["sound", "audio", "bass", "volume", "loud", "quiet", "noise"],
        ["performance"] = ["performance", "fast", "slow", "speed", "power", "powerful"],
        ["ease of use"] = ["easy", "simple", "setup", "intuitive", "instruction", "manual", "complicated"],
        ["taste"] = ["taste", "flavour", "flavor", "tasty", "delicious", "fresh"],
        ["smell"] = ["smell", "scent", "fragrance", "odour", "odor"],
        ["service"] = ["service", "support", "seller", "refund", "return", "warranty"],
    }.SelectMany(aspect => aspect.Value.Select(word => (Stem: EnglishStemmer.Stem(word), Aspect: aspect.Key)))
        .DistinctBy(pair => pair.Stem).ToFrozenDictionary(pair => pair.Stem, pair => pair.Aspect, StringComparer.Ordinal);

    public static IReadOnlyList<string> Of(string sentence) =>
        [.. Tokenizer.Words(sentence).Select(word => AspectByStem.GetValueOrDefault(EnglishStemmer.Stem(word))).OfType<string>().Distinct()];
}
