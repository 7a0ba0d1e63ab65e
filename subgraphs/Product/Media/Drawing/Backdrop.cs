namespace Octomart.ProductSubgraph.Media.Drawing;

/// <summary>The soft shape behind a product.</summary>
internal static class Backdrop
{
    public static string Of(uint kind, Palette palette)
    {
        var (shape, pale) = (palette.Shape, palette.Ground.Mix(new Rgb(255, 255, 255), 0.45));
        return (kind % 7) switch
        {
            0 => $"<circle cx='200' cy='196' r='156' fill='{shape}'/>",
            1 => $"<path d='M70 400V196a130 130 0 0 1 260 0v204z' fill='{shape}'/>",
            2 => $"<path d='M70 118c60-80 190-88 250-8s52 196-40 236-200 20-238-66-22-112 28-162z' fill='{shape}'/>",
            3 => $"<rect y='286' width='400' height='114' fill='{shape}'/><circle cx='300' cy='104' r='54' fill='{pale}'/>",
            4 => $"<path d='M0 318q110-80 210-34t190-46v162H0z' fill='{shape}'/><circle cx='96' cy='104' r='44' fill='{pale}'/>",
            5 => $"<rect x='54' y='54' width='292' height='292' rx='60' fill='{shape}' transform='rotate(8 200 200)'/>",
            _ => $"<circle cx='150' cy='170' r='116' fill='{shape}'/><circle cx='272' cy='250' r='92' fill='{shape}' opacity='.75'/><circle cx='318' cy='92' r='26' fill='{pale}'/>",
        };
    }
}
