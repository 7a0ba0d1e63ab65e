# One image for every .NET service: docker build -t octomart . && docker run octomart Octomart.ProductSubgraph.dll
# compose.yaml names the program of each container.
FROM node:22-slim AS storefront
WORKDIR /src
COPY schema schema
COPY storefront storefront
RUN cd storefront && npm ci && npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet publish apphost --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY --from=storefront /src/storefront/dist storefront
COPY --chmod=755 deploy/healthy /usr/local/bin/healthy
RUN mkdir /data && chown app /data
VOLUME /data
USER app
# Read-only file systems: the diagnostics socket is all that .NET would write beside /data and /tmp.
ENV ASPNETCORE_URLS=http://0.0.0.0:8080 \
    DOTNET_EnableDiagnostics=0 \
    Octomart__Storefront__Path=/app/storefront \
    Octomart__Store__DataDirectory=/data
EXPOSE 8080
ENTRYPOINT ["dotnet"]
CMD ["Octomart.AppHost.dll", "--urls", "http://0.0.0.0:8080", "--data", "/data"]
