namespace Octomart.CatalogueBench;

/// <summary>What an action costs once it is warm, in milliseconds of this process's CPU time: what other processes do meanwhile does not count.</summary>
internal static class CpuTime
{
    public static double Of(int times, Func<int> action)
    {
        for (var i = 0; i < 5; i++)
        {
            action();
        }

        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < times; i++)
        {
            action();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times;
    }
}
