// Stands where Zod has what makes JSON Schema of a schema: see next.config.ts. CommonJS, because
// only then may an importer name what is not here.
const refuse = () => {
  throw new Error('The web app makes no JSON Schema');
};
exports.createToJSONSchemaMethod = () => refuse;
exports.createStandardJSONSchemaMethod = () => refuse;
