using System.Collections.Frozen;
using System.Globalization;

namespace Octomart.ProductSubgraph.Media.Drawing;

/// <summary>A colour with what goes with it.</summary>
/// <param name="Main">The product's colour.</param>
/// <param name="Accent">Stands out from it.</param>
/// <param name="Ground">Behind it.</param>
/// <param name="Shape">The shape between ground and product.</param>
internal sealed record Palette(Rgb Main, Rgb Accent, Rgb Ground, Rgb Shape)
{
    private static readonly FrozenDictionary<string, string> Named = (
        "red c8453f,crimson b8323f,scarlet d2402f,burgundy 7f2f3f,wine 7a2d40,maroon 77302f,rust b9552f,terracotta c9714e,coral ee7b66,orange ea8a3a,amber e0a03a,apricot f0b07a,peach f3b795,"
        + "yellow f0c543,mustard d6a53a,gold cfa64a,honey dba544,lemon f2dc66,cream efe3cb,ivory f1e9d8,white f4f1ea,chalk ece7de,natural e0cfae,sand d9c4a0,beige d8c3a5,oat dccbb0,taupe a8937f,"
        + "brown 8a5f3f,chestnut 7d4f36,walnut 6f4a35,oak c79a63,ash d8bd93,birch e2c799,beech d9ae78,tan c2935f,camel c08f55,cognac 9d5f36,copper b8734a,bronze a17645,brass c4a04f,"
        + "green 5b8f5a,olive 7f8448,sage 9cb092,moss 6d7f47,forest 36614a,emerald 2f8a63,mint 9fd3b9,teal 2f8584,pine 2f5f54,fern 5f8a4a,lime a6c64a,jade 4fa083,"
        + "blue 3f6fb0,navy 2f4163,cobalt 3557b7,indigo 454a93,denim 4a6a93,sky 87b6dc,turquoise 43b0ad,aqua 68c4c4,petrol 2d6175,midnight 2b3350,steel 7c8fa3,slate 5f6e7c,ocean 35789b,"
        + "purple 7a56a0,violet 7a5bb5,lavender b3a3d6,lilac c0a5d3,plum 70405f,mauve b18aa6,berry 93355f,pink e79ab0,rose d5748a,blush eec1bd,magenta c2437f,fuchsia cf3f8a,"
        + "black 3b3a44,charcoal 4a4b55,graphite 54565f,grey 949aa3,gray 949aa3,silver c3c9d1,stone b5ada0,pewter 8d9095,smoke a4a8ad,multicolour d9705e,clear bcd6db")
        .Split(',').Select(entry => entry.Split(' ')).ToFrozenDictionary(entry => entry[0], entry => entry[1], StringComparer.Ordinal);

    // For what has no colour of its own: muted enough to hang side by side.
    private static readonly string[] Unnamed =
        ["4f8a8b", "c9714e", "5f7fb0", "7f8448", "b5668a", "d6a53a", "6d5f9c", "4f8f6b", "c25b56", "467ba0", "8a6a4f", "3f6f73", "d08a5e", "7a8aa8"];

    private static readonly string[] Accents = ["f2b880", "f0c543", "ee7b66", "2f4163", "8fc0a9", "f3d9a4", "e79ab0", "3f6f8f"];

    private static readonly (string Ground, string Shape)[] Grounds =
    [
        ("f5efe6", "eadfce"), ("eaf1ef", "d3e4df"), ("f7ebe6", "f0d6cb"), ("edeff6", "d8ddee"), ("f6f1dd", "ecdfb4"), ("eef3e6", "d9e5c8"), ("f5eaf0", "ead2df"), ("e8f0f6", "cfe0ee"), ("f3efec", "e0d8d2"),
    ];

    /// <summary>The palette for a colour's name (or none), varied by a number.</summary>
    public static Palette For(string? colour, uint variation)
    {
        var main = Rgb.Parse(Find(colour) ?? Unnamed[variation % Unnamed.Length]);
        var accent = Pick(Accents, variation / 7, candidate => candidate.DistanceTo(main) > 110);
        var (ground, shape) = Grounds.Skip((int)(variation / 3 % (uint)Grounds.Length)).Concat(Grounds)
            .Select(pair => (Rgb.Parse(pair.Ground), Rgb.Parse(pair.Shape)))
            .First(pair => pair.Item2.DistanceTo(main) > 30);

        // Something pale needs a darker ground to be seen.
        return main.Brightness > 205 ? new Palette(main, accent, shape, shape.Mix(new Rgb(90, 80, 80), 0.22)) : new Palette(main, accent, ground, shape);
    }

    /// <summary>Fills the letters of a motif in.</summary>
    /// <param name="motif">The motif's shapes.</param>
    /// <param name="pattern">What is filled in for {p}.</param>
    public string Fill(string motif, string pattern) => motif
        .Replace("{m}", Main.ToString(), StringComparison.Ordinal)
        .Replace("{d}", Main.Mix(new Rgb(24, 18, 38), 0.3).ToString(), StringComparison.Ordinal)
        .Replace("{l}", Main.Mix(new Rgb(255, 252, 246), 0.42).ToString(), StringComparison.Ordinal)
        .Replace("{p}", pattern, StringComparison.Ordinal)
        .Replace("{a}", Accent.ToString(), StringComparison.Ordinal)
        .Replace("{w}", "#fffaf2", StringComparison.Ordinal)
        .Replace("{k}", "#2f2a3a", StringComparison.Ordinal)
        .Replace("{s}", "#c9ced8", StringComparison.Ordinal)
        .Replace("{o}", "#c8955c", StringComparison.Ordinal)
        .Replace("{O}", "#9c6b3c", StringComparison.Ordinal)
        .Replace("{g}", "#7fb069", StringComparison.Ordinal)
        .Replace("{G}", "#4f7d4a", StringComparison.Ordinal)
        .Replace("{y}", "#ffd97a", StringComparison.Ordinal);

    private static string? Find(string? colour) =>
        colour?.ToLowerInvariant().Split([' ', '-', '/', ',', '&'], StringSplitOptions.RemoveEmptyEntries).Select(word => Named.GetValueOrDefault(word)).LastOrDefault(hex => hex is not null);

    /// <summary>The first colour that a text names, such as a title.</summary>
    public static string? NamedIn(string text) =>
        text.ToLowerInvariant().Split([' ', '-', '/', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => Named.ContainsKey(word));

    private static Rgb Pick(string[] colours, uint start, Predicate<Rgb> suits) =>
        colours.Skip((int)(start % (uint)colours.Length)).Concat(colours).Select(Rgb.Parse).First(colour => suits(colour));
}

/// <summary>A colour.</summary>
internal readonly record struct Rgb(int R, int G, int B)
{
    public int Brightness => ((R * 299) + (G * 587) + (B * 114)) / 1000;

    public static Rgb Parse(string hex) => new(
        int.Parse(hex.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        int.Parse(hex.AsSpan(2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        int.Parse(hex.AsSpan(4, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    public Rgb Mix(Rgb other, double share) => new(Between(R, other.R, share), Between(G, other.G, share), Between(B, other.B, share));

    public double DistanceTo(Rgb other) => Math.Sqrt(Square(R - other.R) + Square(G - other.G) + Square(B - other.B));

    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";

    private static int Between(int from, int to, double share) => (int)Math.Round(from + ((to - from) * share));

    private static double Square(int value) => (double)value * value;
}
