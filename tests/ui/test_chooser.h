#pragma once

#include "ui/project/file_chooser.h"

namespace weft::ui::test {

/// Chooses what the test says, whatever is asked for.
class TestChooser : public FileChooser
{
public:
    using FileChooser::FileChooser;
    QStringList filesToOpen(const Question &) override { return paths; }
    QString fileToSave(const Question &) override { return paths.value(0); }
    QString folder(const Question &) override { return paths.value(0); }
    QStringList paths;
};

} // namespace weft::ui::test
