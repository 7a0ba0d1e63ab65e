using Spectre.Console;

namespace Octomart.AppHost.Shop;

/// <summary>A line a step; on a terminal, with a bar that fills in place.</summary>
internal sealed class ConsoleProgress(IAnsiConsole console) : IShopProgress
{
    private const int Width = 24;
    private int _shown = -1;

    public void Say(string step)
    {
        _shown = -1;
        console.MarkupLineInterpolated($"[grey]·[/] {step}");
    }

    public void Report(string step, double fraction)
    {
        var filled = (int)Math.Round(Math.Clamp(fraction, 0, 1) * Width);
        if (filled == _shown || !console.Profile.Capabilities.Interactive)
        {
            return;
        }

        _shown = filled;
        console.Write(new ControlCode($"\r  {new string('█', filled)}{new string('░', Width - filled)} {fraction:P0}  {(filled == Width ? "\n" : "")}"));
    }
}
