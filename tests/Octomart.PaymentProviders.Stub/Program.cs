namespace Octomart.PaymentProviders.Stub;

/// <summary>Stands in for payment providers, for whoever wants to try the real code paths without an account.</summary>
public static class StubProgram
{
    public static async Task Main(string[] args)
    {
        await using var stub = ProviderStub.Build(new StubOptions(), TimeProvider.System, args);
        await stub.RunAsync();
    }
}
