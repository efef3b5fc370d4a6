#include "core/project/schema_check.h"

#include "core/base/file.h"
#include "core/base/json_text.h"
#include "core/base/soft_assert.h"
#include "core/base/translate.h"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace weft {

namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

Result<nlohmann::json> projectSchema()
{
    const QString path = QStringLiteral(":/weft/schema/project.schema.json");
    const auto text = readFile(path, ErrorKind::Project);
    return text ? parseJson(*text, path, ErrorKind::Project) : Result<nlohmann::json>(fail(text));
}

QString placeOf(const valijson::ValidationResults::Error &error)
{
    QString place;
    for (const std::string &part : error.context)
        place += QString::fromStdString(part);
    return place.remove(QStringLiteral("<root>"));
}

} // namespace

Result<QStringList> schemaProblems(const QByteArray &projectText, const QString &name)
{
    const auto json = parseJson(projectText, QStringLiteral("\"%1\"").arg(name),
                                ErrorKind::Project);
    if (!json)
        return fail(json);
    const auto definition = projectSchema();
    if (!definition)
        return fail(definition);
    valijson::Schema schema;
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(Adapter(*definition), schema);
    valijson::ValidationResults results;
    valijson::Validator(valijson::Validator::kStrongTypes)
        .validate(schema, Adapter(*json), &results);
    QStringList problems;
    valijson::ValidationResults::Error error;
    while (results.popError(error) && problems.size() < 100)
        problems << QStringLiteral("%1: %2").arg(placeOf(error),
                                                 QString::fromStdString(error.description));
    return problems;
}

} // namespace weft
