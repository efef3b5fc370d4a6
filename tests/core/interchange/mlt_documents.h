#pragma once

#include "core/interchange/mlt.h"

namespace weft::test {

/// Where the paths of the documents below start.
inline const QString kMltFolder = QStringLiteral("/films");

Result<ImportedProject> parseMltText(const QByteArray &text);

/// A document with one track that holds these entries; `a` and `b` are films of 300 frames.
QByteArray mltDocumentOf(const QByteArray &entries, const QByteArray &services = {});

/// Ten frames of `a` and `b` with a transition over the cut in their middle, as Shotcut has it.
QByteArray mltMixOf(const QByteArray &service,
                    const std::vector<std::pair<QByteArray, QByteArray>> &properties);

/// Rows of a test: "document", and the "timeline" that it becomes (see timelineText()).
void addMltEntryRows();

} // namespace weft::test
