namespace Octomart.ProductSubgraph.Media.Drawing;

/// <summary>What cloth, covers and glazes are filled with, in the product's colour.</summary>
internal static class Patterns
{
    public static string Of(uint kind, Palette palette)
    {
        var (main, light, dark) = (palette.Main, palette.Main.Mix(new Rgb(255, 252, 246), 0.28), palette.Main.Mix(new Rgb(24, 18, 38), 0.16));
        var (size, marks) = kind switch
        {
            0 => (26, $"<path d='M0 13h26' stroke='{light}' stroke-width='6'/>"),
            1 => (30, $"<circle cx='8' cy='8' r='4' fill='{light}'/><circle cx='23' cy='23' r='4' fill='{light}'/>"),
            2 => (32, $"<path d='M0 16h32M16 0v32' stroke='{dark}' stroke-width='9' opacity='.55'/>"),
            3 => (36, $"<path d='M0 24q9-14 18 0t18 0' fill='none' stroke='{light}' stroke-width='4'/>"),
            _ => (0, ""),
        };
        return size == 0
            ? ""
            : $"<pattern id='p' width='{size}' height='{size}' patternUnits='userSpaceOnUse'><rect width='{size}' height='{size}' fill='{main}'/>{marks}</pattern>";
    }
}
