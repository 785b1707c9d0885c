// Shows the API's description with Swagger UI. A key typed in there stays in this tab's memory.

/** The folder of the page: this script stands one below it. */
const base = new URL("..", import.meta.url);

/** Between the title and the operations' groups the viewer has no heading of the level between. */
const headed = (Info, { React }) => (props) =>
  React.createElement("header", { role: "banner" }, React.createElement(Info, props), React.createElement("h2", { className: "operations-title wrapper" }, "Operations"));

window.SwaggerUIBundle({
  dom_id: "#viewer",
  url: new URL("v1/openapi.yaml", base).href,
  deepLinking: false,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  persistAuthorization: false,
  validatorUrl: null,
  plugins: [{ wrapComponents: { InfoContainer: headed } }],
  requestInterceptor: (request) => {
    // The description names no server: paths begin where this page stands.
    const url = new URL(request.url, base);
    if (!url.pathname.startsWith(base.pathname)) {
      request.url = new URL(url.pathname.slice(1) + url.search, base).href;
    }
    return request;
  },
});
