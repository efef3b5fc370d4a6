#include "core/interchange/export_text.h"

#include "core/base/file.h"
#include "core/base/translate.h"

namespace weft {

Result<QStringList> writeText(const Project &project, SequenceId id, const QString &path,
                              const TimelineWriteOptions &options, ToText toText)
{
    const Sequence *sequence = project.find(id);
    if (!sequence)
        return fail(ErrorKind::Usage, tr("There is no sequence %1 to write.").arg(id.value));
    QStringList notCarried;
    const QByteArray text = toText(project, *sequence, options, notCarried);
    if (const Status status = replaceFile(path, text); !status)
        return fail(status);
    return notCarried;
}

} // namespace weft
