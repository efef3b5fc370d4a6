#pragma once

#include <QString>
#include <QVector>

namespace weft {
struct PluginCatalogue;
}

namespace weft::ui {

/// Something that this machine can or cannot do, for the start page.
struct MachineFact
{
    QString what;
    QString found;      ///< a sentence, or a list
    bool isGood = true; ///< else it is a limit to be known
};

/// Threads and memory, graphics devices, films that can be written, generators. Opens every encoder
/// once. Thread: any.
QVector<MachineFact> machineFacts(const PluginCatalogue &catalogue);

} // namespace weft::ui
