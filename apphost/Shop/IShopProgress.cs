namespace Octomart.AppHost.Shop;

/// <summary>Is told what a start is doing.</summary>
public interface IShopProgress
{
    /// <summary>A step begins.</summary>
    void Say(string step);

    /// <summary>How far a step is, from 0 to 1.</summary>
    void Report(string step, double fraction);
}

/// <summary>Tells nobody.</summary>
public sealed class SilentProgress : IShopProgress
{
    /// <inheritdoc />
    public void Say(string step)
    {
    }

    /// <inheritdoc />
    public void Report(string step, double fraction)
    {
    }
}
