using System.Text.Json.Serialization;
using Octomart.PaymentProviders.Stub.Control;
using Octomart.PaymentProviders.Stub.PayPal;
using Octomart.PaymentProviders.Stub.Stripe;

namespace Octomart.PaymentProviders.Stub;

/// <summary>The stub as a web application: tests start it on a free port, the program on the one it is told.</summary>
internal sealed class ProviderStub : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProviderStub(WebApplication app) =>
        (_app, Stripe, PayPal) = (app, app.Services.GetRequiredService<StripeStub>(), app.Services.GetRequiredService<PayPalStub>());

    /// <summary>Stripe's part.</summary>
    public StripeStub Stripe { get; }

    /// <summary>PayPal's part.</summary>
    public PayPalStub PayPal { get; }

    /// <summary>Where PayPal's API is: what <c>Octomart:Payment:PayPal:ApiBase</c> has to be.</summary>
    public string PayPalUrl => $"{_app.Urls.First()}{PayPalStub.BasePath}";

    /// <summary>Where Stripe's API is: what <c>Octomart:Payment:Stripe:ApiBase</c> has to be.</summary>
    public string StripeUrl => $"{_app.Urls.First()}{StripeStub.BasePath}";

    /// <summary>Started on a free port.</summary>
    public static async Task<ProviderStub> StartAsync(StubOptions options, TimeProvider clock)
    {
        var stub = Build(options, clock, ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Error"]);
        await stub._app.StartAsync();
        return stub;
    }

    public static ProviderStub Build(StubOptions options, TimeProvider clock, string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Configuration.GetSection("Stub").Bind(options);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.Services.AddHttpClient();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(options.Stripe);
        builder.Services.AddStripeStub();
        builder.Services.AddSingleton(options.PayPal);
        builder.Services.AddPayPalStub();
        var app = builder.Build();
        app.MapStripeStub();
        app.MapPayPalStub();
        app.MapControl();
        app.MapPayPalControl();
        return new ProviderStub(app);
    }

    public Task RunAsync() => _app.RunAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
