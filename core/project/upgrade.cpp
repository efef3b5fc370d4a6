#include "core/project/upgrade.h"

#include "core/base/translate.h"

namespace weft {

namespace {

constexpr const char *kVersion = "weft";

} // namespace

std::span<const UpgradeStep> upgradeSteps()
{
    return {}; // version 1 is the first
}

Status upgrade(nlohmann::json &project, std::span<const UpgradeStep> steps, const QString &name)
{
    const auto newest = static_cast<std::int64_t>(steps.size()) + 1;
    if (!project.is_object() || !project.contains(kVersion)
        || !project[kVersion].is_number_integer())
        return fail(
            ErrorKind::Project,
            tr("\"%1\" is not a Weft project: it has no \"weft\" member with the file's version.")
                .arg(name));
    const auto version = project[kVersion].get<std::int64_t>();
    if (version > newest)
        return fail(ErrorKind::Project, tr("\"%1\" was saved by a newer Weft (file version %2; "
                                           "this one reads up to %3): update Weft "
                                           "to open it.")
                                            .arg(name)
                                            .arg(version)
                                            .arg(newest));
    if (version < 1)
        return fail(ErrorKind::Project,
                    tr("\"%1\" has the impossible file version %2.").arg(name).arg(version));
    for (std::int64_t from = version; from < newest; ++from) {
        try {
            steps[static_cast<std::size_t>(from - 1)](project);
        } catch (const nlohmann::json::exception &error) {
            return fail(ErrorKind::Project,
                        tr("\"%1\" cannot be brought from file version %2 to %3: %4.")
                            .arg(name)
                            .arg(from)
                            .arg(from + 1)
                            .arg(QString::fromUtf8(error.what())));
        }
        project[kVersion] = from + 1;
    }
    return {};
}

} // namespace weft
