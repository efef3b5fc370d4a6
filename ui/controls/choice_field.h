#pragma once

#include <QComboBox>

namespace weft::ui {

/// One of several, by id. The wheel turns it only while it has the focus. Thread: main.
class ChoiceField : public QComboBox
{
    Q_OBJECT
public:
    explicit ChoiceField(QWidget *parent = nullptr);

    /// @param label for people, translated
    void add(const QString &id, const QString &label);
    /// Without a signal; an unknown id shows as "—".
    void setChoice(const QString &id);
    void setMixed() { setCurrentIndex(-1); }
    QString choice() const { return currentData().toString(); } ///< empty: none, or several

Q_SIGNALS:
    void changed(const QString &id);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace weft::ui
