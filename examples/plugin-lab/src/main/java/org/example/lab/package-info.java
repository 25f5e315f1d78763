/** A plugin for ntk: {@link org.example.lab.LabPlugin} names what it adds. Depends on ntk-core. */
package org.example.lab;
