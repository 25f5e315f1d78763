package org.ntklab.core.reference;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the publication that a formula, an algorithm or a definition is taken from.
 *
 * <p>The key is looked up in the {@link Bibliography}; a test holds that every key used is there.
 */
@Documented
@Repeatable(References.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.CONSTRUCTOR})
public @interface Reference {
  /** Key in the bibliography, first author and year: {@code "jacot2018"}. */
  String key();

  /** Where in the publication: {@code "Theorem 2"}; empty for the whole of it. */
  String where() default "";
}
