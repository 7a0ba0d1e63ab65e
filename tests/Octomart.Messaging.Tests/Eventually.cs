namespace Octomart.Messaging.Tests;

/// <summary>Waits for what another task brings about; fails after long enough for a busy machine.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        for (var i = 0; i < 3_000; i++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(5);
        }

        Assert.Fail($"Not within 15 seconds: {what}");
    }
}
