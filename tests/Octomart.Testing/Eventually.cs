namespace Octomart.Testing;

/// <summary>Waits for what happens in the background, such as the handling of an event.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Looks again and again until the condition holds; fails when it never does.</summary>
    public static Task HoldsAsync(Func<Task<bool>> condition, string what) => GetAsync(async () => await condition() ? true : (bool?)null, what);

    /// <summary>Looks again and again until there is a value.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> find, string what) where T : struct
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            if (await find() is { } found)
            {
                return found;
            }

            await Task.Delay(20);
        }

        throw new Xunit.Sdk.XunitException($"Waited {Patience.TotalSeconds} s in vain for: {what}");
    }
}
